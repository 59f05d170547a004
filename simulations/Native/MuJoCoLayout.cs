namespace NeuroSymbolic.Simulations;

/// <summary>Byte offsets of fields and sizes of structs in MuJoCo 2.2.2; written by layout.c.</summary>
internal static class MuJoCoLayout
{
    /// <summary>mjModel</summary>
    public static class Model
    {
        public const int Nq = 0;
        public const int Nv = 4;
        public const int Nu = 8;
        public const int Na = 12;
        public const int Nbody = 16;
        public const int Njnt = 20;
        public const int Ngeom = 24;
        public const int Nsite = 28;
        public const int Ncam = 32;
        public const int Nsensor = 124;
        public const int Nkey = 152;
        public const int NM = 196;
        public const int Nsensordata = 224;
        public const int Nmesh = 40;
        public const int Nmeshvert = 44;
        public const int Nmeshface = 52;
        public const int Ntex = 92;
        public const int Ntexdata = 96;
        public const int Nmat = 100;
        public const int Timestep = 232;
        public const int OffscreenWidth = 496;
        public const int OffscreenHeight = 500;
        public const int BodyParentid = 1112;
        public const int BodyRootid = 1120;
        public const int BodyJntadr = 1152;
        public const int BodyMass = 1240;
        public const int JntType = 1280;
        public const int JntQposadr = 1288;
        public const int JntDofadr = 1296;
        public const int JntBodyid = 1304;
        public const int JntRange = 1368;
        public const int DofM0 = 1480;
        public const int GeomType = 1488;
        public const int GeomContype = 1496;
        public const int GeomConaffinity = 1504;
        public const int GeomBodyid = 1520;
        public const int GeomSize = 1592;
        public const int GeomPos = 1608;
        public const int GeomQuat = 1616;
        public const int GeomRgba = 1664;
        public const int GeomMatid = 1536;
        public const int GeomDataid = 1528;
        public const int GeomGroup = 1544;
        public const int MeshVertadr = 1976;
        public const int MeshVertnum = 1984;
        public const int MeshFaceadr = 2000;
        public const int MeshFacenum = 2008;
        public const int MeshVert = 2024;
        public const int MeshFace = 2048;
        public const int TexType = 2272;
        public const int TexHeight = 2280;
        public const int TexWidth = 2288;
        public const int TexAdr = 2296;
        public const int TexRgb = 2304;
        public const int MatTexid = 2312;
        public const int MatRgba = 2368;
        public const int SiteBodyid = 1680;
        public const int CamFovy = 1816;
        public const int ActuatorTrnid = 2728;
        public const int ActuatorCtrlrange = 2792;
        public const int ActuatorForcerange = 2800;
        public const int SensorAdr = 2928;
        public const int SensorDim = 2920;
        public const int KeyQpos = 3056;
    }

    /// <summary>mjData</summary>
    public static class Data
    {
        public const int Warning = 24;
        public const int Ncon = 40332;
        public const int Time = 40336;
        public const int Energy = 40344;
        public const int Qpos = 40376;
        public const int Qvel = 40384;
        public const int Act = 40392;
        public const int QaccWarmstart = 40400;
        public const int Ctrl = 40408;
        public const int QfrcApplied = 40416;
        public const int Qacc = 40448;
        public const int Sensordata = 40472;
        public const int Xpos = 40480;
        public const int Xquat = 40488;
        public const int Xmat = 40496;
        public const int Xanchor = 40520;
        public const int Xaxis = 40528;
        public const int GeomXpos = 40536;
        public const int GeomXmat = 40544;
        public const int SiteXpos = 40552;
        public const int SiteXmat = 40560;
        public const int CamXpos = 40568;
        public const int CamXmat = 40576;
        public const int QM = 40720;
        public const int Contact = 40752;
        public const int QfrcBias = 40976;
        public const int QfrcPassive = 40984;
        public const int ActuatorForce = 41080;
        public const int QfrcActuator = 41088;
        public const int QfrcConstraint = 41136;
    }

    /// <summary>mjContact</summary>
    public static class Contact
    {
        public const int Size = 528;
        public const int Dist = 0;
        public const int Pos = 8;
        public const int Frame = 32;
        public const int Geom1 = 508;
        public const int Geom2 = 512;
        public const int Exclude = 516;
    }

    /// <summary>mjWarningStat, of which mjData holds one for each mjtWarning</summary>
    public static class Warning
    {
        public const int Size = 8;
        public const int Number = 4;
    }

    /// <summary>mjVFS</summary>
    public static class VirtualFiles
    {
        public const int Size = 2024008;
        public const int Contents = 2008008;
    }

    /// <summary>mjvCamera</summary>
    public static class Camera
    {
        public const int Size = 64;
        public const int Type = 0;
        public const int FixedId = 4;
        public const int LookAt = 16;
        public const int Distance = 40;
        public const int Azimuth = 48;
        public const int Elevation = 56;
    }

    /// <summary>mjvOption</summary>
    public static class Option
    {
        public const int Size = 68;
        public const int GeomGroup = 8;
        public const int SiteGroup = 14;
    }

    /// <summary>mjvScene</summary>
    public static class Scene
    {
        public const int Size = 8656;
        public const int Flags = 8628;
        public const int GeomCount = 4;
        public const int Geoms = 8;
    }

    /// <summary>mjvGeom</summary>
    public static class SceneGeom
    {
        public const int Size = 248;
    }

    /// <summary>mjrContext</summary>
    public static class Context
    {
        public const int Size = 2304;
        public const int CurrentBuffer = 2300;
    }
}
